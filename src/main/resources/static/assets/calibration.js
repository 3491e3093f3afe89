// Shows what others decide meanwhile, and leaves alone what is being typed. What is typed of one dispute stays, in this tab and
// for its reader alone, while another is decided. Without this a reload shows what others decide.
(() => {
  const EVERY = 5000;
  const page = document.querySelector('[data-session]');
  const kept = `relay.calibration.${page.dataset.reader}.${page.dataset.session}`;
  const { typed, sent } = JSON.parse(sessionStorage.getItem(kept) || '{"typed":{},"sent":[]}');

  const keep = () => sessionStorage.setItem(kept, JSON.stringify({ typed, sent }));

  // what was sent is over, unless it was refused
  const forgetSent = () => {
    if (!document.querySelector('main .error[role=alert]')) {
      sent.forEach(id => delete typed[id]);
    }
    sent.length = 0;
    keep();
  };

  const putBack = () =>
    Object.entries(typed).forEach(([id, value]) => {
      const field = document.getElementById(id);
      if (field) {
        field.value = value;
      }
    });

  document.addEventListener('input', event => {
    if (event.target.id) {
      typed[event.target.id] = event.target.value;
      keep();
    }
  });

  document.addEventListener('submit', event => {
    sent.push(...[...event.target.elements].map(field => field.id).filter(Boolean));
    keep();
  });

  const look = async () => {
    if (document.hidden) {
      return;
    }
    try {
      const answer = await fetch(window.location.pathname, { headers: { Accept: 'text/html' } });
      if (!answer.ok || answer.redirected) {
        return;
      }
      const now = new DOMParser().parseFromString(await answer.text(), 'text/html');
      document.querySelectorAll('[data-live]').forEach(part => {
        const other = now.getElementById(part.id);
        if (other && other.innerHTML !== part.innerHTML) {
          part.innerHTML = other.innerHTML;
        }
      });
    } catch (away) {
      // the next look may reach the relay again
    }
  };

  forgetSent();
  putBack();
  window.setInterval(look, EVERY);
})();
