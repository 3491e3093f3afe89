// Saves each vote as it is given, and lets a rater label by number keys. Without it every case is a form of its own.
(() => {
  const page = document.querySelector('[data-round]');
  const forms = [...document.querySelectorAll('form[data-case]')];

  const count = () => {
    document.getElementById('labelled').textContent = forms.filter(form => form.dataset.saved).length;
  };

  const save = async form => {
    const given = new FormData(form);
    const label = given.get('label');
    if (!label) {
      return false;
    }
    const vote = { case: form.dataset.case, label };
    if (given.get('confidence')) {
      vote.confidence = Number(given.get('confidence'));
    }
    if (given.get('rationale').trim()) {
      vote.rationale = given.get('rationale');
    }
    const refusal = form.querySelector('[data-refusal]');
    let told = 'Not saved: the relay cannot be reached. Try again.';
    try {
      const answer = await fetch(`/api/rounds/${page.dataset.round}/votes`, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': form.elements._csrf.value },
        body: JSON.stringify({ votes: [vote] }),
      });
      told = answer.ok ? '' : (await answer.json()).detail || 'Not saved.';
    } catch (away) {
      // told stays what it is
    }
    refusal.textContent = told;
    refusal.hidden = told === '';
    if (told === '') {
      form.dataset.saved = 'yes';
      form.parentElement.querySelector('[data-labelled]').hidden = false;
      count();
    }
    return told === '';
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
    form.addEventListener('change', () => save(form));
    form.addEventListener('submit', async event => {
      event.preventDefault();
      if (await save(form)) {
        goTo(forms[at + 1]);
      }
    });
  });

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
