// The history of a task tells logins where all else tells names.
const WHO = '.operation-user';
const names = new Map();

function nameOf(login) {
  if (!names.has(login)) {
    names.set(
      login,
      fetch(`/camunda/api/engine/engine/default/user/${encodeURIComponent(login)}/profile`, { headers: { Accept: 'application/json' } })
        .then((answer) => (answer.ok ? answer.json() : {}))
        .then(({ firstName, lastName }) => [firstName, lastName].filter(Boolean).join(' ') || login)
    );
  }
  return names.get(login);
}

async function rename(one) {
  const login = one.textContent.trim();
  if (login && one.dataset.relayName !== login) {
    const name = await nameOf(login);
    one.dataset.relayName = name;
    if (one.textContent.trim() === login) {
      one.textContent = name;
    }
  }
}

/** Tells names there from now on; Tasklist writes a login into the text that stands there. */
export function tellNames() {
  const all = () => document.querySelectorAll(WHO).forEach(rename);
  new MutationObserver(all).observe(document.body, { childList: true, subtree: true, characterData: true });
}
