// What Tasklist says after Start vanishes and names nothing. Here it is named, with a link, as soon as the first step has
// given it its key.
import { hearAnswers } from './hearing.js';
import { letPass } from './passing.js';

const START = /\/process-definition\/[^/]+\/submit-form$/;
const ASK_AGAIN_MS = 1000;
const TIMES = 30;

function box() {
  const box = document.createElement('div');
  box.className = 'relay-started';
  box.setAttribute('role', 'status');
  const close = document.createElement('button');
  close.type = 'button';
  close.setAttribute('aria-label', 'Close');
  close.textContent = '×';
  close.addEventListener('click', () => box.remove());
  const words = document.createElement('span');
  box.append(words, close);
  return { box, words };
}

function say(content) {
  document.querySelector('.relay-started')?.remove();
  const { box: shown, words } = box();
  document.body.append(shown);
  words.append(...content);
  letPass(shown);
}

function link(name, address) {
  const to = document.createElement('a');
  to.href = address;
  to.textContent = name;
  return to;
}

function tell({ key, link: address, standing }) {
  say(address ? ['Started: ', link(key, address), `. ${standing}`] : [`Started: ${key}.`]);
}

async function ask(instance, times) {
  const answer = await fetch(`/api/started/${encodeURIComponent(instance)}`, { headers: { Accept: 'application/json' } });
  if (answer.ok) {
    tell(await answer.json());
  } else if (answer.status === 404 && times > 1) {
    window.setTimeout(() => ask(instance, times - 1), ASK_AGAIN_MS);
  } else {
    say(['Started. It has no key yet; it will stand in the list of ', link('changes', '/changes'), '.']);
  }
}

/** Hears of each start by a form from now on: Tasklist tells nobody else which instance it was. */
export function showWhatStarted() {
  hearAnswers(START, (status, started) => {
    if (status === 200) {
      ask(started.id, TIMES);
    }
  });
}
