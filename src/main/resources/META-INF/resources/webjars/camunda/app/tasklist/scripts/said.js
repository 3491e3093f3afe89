// What Tasklist says of an answer that is refused stands where its form begins, which may be far above the button that was
// pressed: it is brought before the reader, and read out.
import { faultsIn } from './faults.js';
import { linkAddresses } from './links.js';
import { unmarkAll } from './marks.js';
import { letPass } from './passing.js';
import { reword, sayWhatNext } from './titles.js';

const SAID = '.notifications .alert';
const ROOM = '.notifications';
const PAGE = '.page-notifications';
const WENT_WELL = '.page-notifications .alert:not(.alert-danger)';
const NOT_SENT = '.relay-not-sent';
const MOMENT_MS = 100;

const notSent = (faults) => ` Nothing was sent. ${faults.join(' ')}`;

/** What the server did not say, since it was not asked: the form is not in order. */
function sayWhichFields(message) {
  const words = message.querySelector('.message');
  const faults = words?.textContent.trim() === '' ? faultsIn(message.closest('.modal-dialog') ?? document) : [];
  if (faults.length > 0) {
    words.textContent = notSent(faults);
  }
  sayWhatNext(message);
}

function tell(message) {
  message.setAttribute('role', 'alert');
  reword(message);
  if (message.matches(WENT_WELL)) {
    letPass(message, () => message.querySelector('.close').click());
  }
  linkAddresses(message.querySelector('.message'));
  // the form shows its faults a moment after Tasklist knows of them
  window.setTimeout(() => sayWhichFields(message), MOMENT_MS);
  if (message.closest('.modal-dialog') && !message.matches(NOT_SENT)) {
    message.tabIndex = -1;
    message.scrollIntoView({ block: 'center' });
    message.focus({ preventScroll: true });
  }
}

/**
 * Says it where Tasklist would, of a form that it was not asked to send. It stays in sight of the field that is to be mended.
 *
 * @param form the dialog that it stands in, or the page
 * @param faults a sentence each
 */
export function sayNotSent(form, faults) {
  takeBackAll();
  const room = form === document ? document.querySelector(`${PAGE} ${ROOM}`) : form.querySelector(ROOM);
  const message = document.createElement('div');
  message.className = 'alert alert-danger relay-not-sent';
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'close';
  close.setAttribute('aria-label', 'Close');
  close.textContent = '×';
  close.addEventListener('click', () => message.remove());
  const status = document.createElement('strong');
  status.className = 'status';
  status.textContent = 'The form is not in order';
  const words = document.createElement('span');
  words.className = 'message';
  words.textContent = notSent(faults);
  message.append(close, status, words);
  room?.append(message);
}

function takeBackAll() {
  document.querySelectorAll('.notifications .alert .close').forEach((cross) => cross.click());
}

/** What an earlier try was told is no answer to the next one, and none to its success. */
function takeBack({ target }) {
  if (target.closest('.form-actions, .modal-footer')) {
    takeBackAll();
    unmarkAll();
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
