// What Tasklist says of an answer that is refused stands where its form begins, which may be far above the button that was
// pressed: it is brought before the reader, and read out.
import { faultsIn } from './faults.js';

const SAID = '.notifications .alert';
const MOMENT_MS = 100;

/** What the server did not say, since it was not asked: the form is not in order. */
function sayWhichFields(message) {
  const words = message.querySelector('.message');
  const faults = words?.textContent.trim() === '' ? faultsIn(message.closest('.modal-dialog') ?? document) : [];
  if (faults.length > 0) {
    words.textContent = ` Nothing was sent. ${faults.join(' ')}`;
  }
}

function tell(message) {
  message.setAttribute('role', 'alert');
  // the form shows its faults a moment after Tasklist knows of them
  window.setTimeout(() => sayWhichFields(message), MOMENT_MS);
  if (message.closest('.modal-dialog')) {
    message.tabIndex = -1;
    message.scrollIntoView({ block: 'center' });
    message.focus({ preventScroll: true });
  }
}

/** What an earlier try was told is no answer to the next one, and none to its success. */
function takeBack({ target }) {
  if (target.closest('.form-actions, .modal-footer')) {
    document.querySelectorAll('.notifications .alert .close').forEach((cross) => cross.click());
  }
}

/** Hears of each message, and of each new try, from now on. */
export function tellWhatIsSaid() {
  document.addEventListener('click', takeBack, true);
  const observer = new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        if (node instanceof Element) {
          const inside = [...node.querySelectorAll(SAID)];
          (node.matches(SAID) ? [node, ...inside] : inside).forEach(tell);
        }
      }
    }
  });
  observer.observe(document.body, { childList: true, subtree: true });
}
