// Saves each vote as it is given, and lets a rater label by number keys. Without it every case is a form of its own.
// What is not saved yet is kept in this tab, for its rater alone, and put back when the page comes again.
(() => {
  const page = document.querySelector('[data-round]');
  const forms = [...document.querySelectorAll('form[data-case]')];
  const turns = new Map();

  const nameOf = form => `relay.vote.${page.dataset.rater}.${page.dataset.round}.${form.dataset.case}`;
  const isUnsaved = form => sessionStorage.getItem(nameOf(form)) !== null;

  const voteOf = form => {
    const given = new FormData(form);
    const vote = { case: form.dataset.case, label: given.get('label') };
    if (given.get('confidence')) {
      vote.confidence = Number(given.get('confidence'));
    }
    if (given.get('rationale').trim()) {
      vote.rationale = given.get('rationale');
    }
    return vote;
  };

  const keep = form => sessionStorage.setItem(nameOf(form), JSON.stringify(voteOf(form)));

  const putBack = form => {
    const vote = JSON.parse(sessionStorage.getItem(nameOf(form)));
    form.querySelectorAll('input[name=label]').forEach(choice => {
      choice.checked = choice.value === vote.label;
    });
    form.elements.confidence.value = vote.confidence || '';
    form.elements.rationale.value = vote.rationale || '';
  };

  const count = () => {
    document.getElementById('labelled').textContent = forms.filter(form => form.dataset.saved).length;
  };

  const tell = (form, state, refusal = '') => {
    form.querySelector('[data-state]').textContent = state;
    const place = form.querySelector('[data-refusal]');
    place.textContent = refusal;
    place.hidden = refusal === '';
  };

  const send = async form => {
    const vote = voteOf(form);
    if (!vote.label) {
      tell(form, 'Not saved yet: choose a label.');
      return false;
    }
    tell(form, 'Saving…');
    let refusal = 'Not saved: the relay cannot be reached. Try again.';
    try {
      const answer = await fetch(`/api/rounds/${page.dataset.round}/votes`, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': form.elements._csrf.value },
        body: JSON.stringify({ votes: [vote] }),
        keepalive: true,
      });
      refusal = answer.ok ? '' : (await answer.json()).detail || 'Not saved.';
    } catch (away) {
      // the refusal stays what it is
    }
    if (refusal !== '') {
      tell(form, '', refusal);
      return false;
    }
    if (sessionStorage.getItem(nameOf(form)) === JSON.stringify(vote)) {
      sessionStorage.removeItem(nameOf(form));
    }
    tell(form, isUnsaved(form) ? '' : 'Saved.');
    form.dataset.saved = 'yes';
    form.parentElement.querySelector('[data-labelled]').hidden = false;
    count();
    return true;
  };

  // One after another: an earlier vote that is slow never overtakes a later one.
  const save = form => {
    keep(form);
    const turn = (turns.get(form) || Promise.resolve()).then(() => send(form));
    turns.set(form, turn);
    return turn;
  };

  const goTo = form => {
    if (form) {
      const first = form.querySelector('input[name=label]:checked') || form.querySelector('input[name=label]');
      first.focus();
      form.parentElement.scrollIntoView({ block: 'nearest' });
    } else {
      const done = document.getElementById('done');
      if (done) {
        done.focus();
      }
    }
  };

  forms.forEach((form, at) => {
    if (form.querySelector('input[name=label]:checked')) {
      form.dataset.saved = 'yes';
    }
    if (isUnsaved(form)) {
      putBack(form);
      save(form);
    }
    form.addEventListener('input', () => keep(form));
    form.addEventListener('change', () => save(form));
    form.addEventListener('submit', async event => {
      event.preventDefault();
      if (await save(form)) {
        goTo(forms[at + 1]);
      }
    });
  });

  // who leaves while they type: the vote goes along
  window.addEventListener('pagehide', () => forms.filter(isUnsaved).forEach(send));

  document.addEventListener('keydown', event => {
    const typing = event.target.closest('textarea, select');
    if (typing || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    const form = event.target.closest('form[data-case]') || forms.find(one => !one.dataset.saved) || forms[0];
    if (/^[1-9]$/.test(event.key)) {
      const choice = form.querySelectorAll('input[name=label]')[Number(event.key) - 1];
      if (choice) {
        event.preventDefault();
        choice.focus();
        choice.checked = true;
        save(form);
      }
    }
  });
})();
