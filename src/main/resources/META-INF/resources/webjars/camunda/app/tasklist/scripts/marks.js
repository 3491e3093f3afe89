// The server names the fields of an answer that it refuses: each of them says so itself.
import { hearAnswers } from './hearing.js';

const SUBMIT = /\/(?:task|process-definition)\/[^/]+\/submit-form$/;
const MARK = 'relay-fault';

/** Its id is fjs-form-<of this time>-<type>_<key>, with a number behind it for one of several choices. */
function inputOf(key) {
  const place = document.querySelector('.modal-dialog .fjs-container') ?? document.querySelector('.fjs-container');
  const id = new RegExp(`_${key.replace(/[^\w]/g, '\\$&')}(?:-(?:\\d+|date|time|display))?$`);
  return [...(place?.querySelectorAll('input[id], textarea[id], select[id]') ?? [])].find((input) => id.test(input.id));
}

function mark({ field: key, message }) {
  const input = inputOf(key);
  const field = input?.closest('.fjs-form-field');
  if (!field) {
    return;
  }
  const fault = document.createElement('div');
  fault.className = `${MARK} relay-refused fjs-form-field-description`;
  fault.id = `${input.id}-fault`;
  fault.textContent = `${/^[a-z]/.test(message) ? 'It ' : ''}${message}`.replace(/(?<![.!?])$/, '.');
  input.setAttribute('aria-invalid', 'true');
  field.append(fault);
}

function unmark(field) {
  field.querySelectorAll(`.${MARK}`).forEach((fault) => fault.remove());
  field.querySelectorAll('[aria-invalid]').forEach((input) => input.removeAttribute('aria-invalid'));
}

/** What was wrong with an earlier try is not told beside the next one. */
export function unmarkAll() {
  document.querySelectorAll('.fjs-form-field').forEach((field) => field.querySelector(`.${MARK}`) && unmark(field));
}

/** Marks them from now on, until something else is typed or chosen there. */
export function markWhatIsRefused() {
  hearAnswers(SUBMIT, (status, answer) => {
    unmarkAll();
    if (status >= 400) {
      (answer?.errors ?? []).forEach(mark);
    }
  });
  document.addEventListener('input', ({ target }) => {
    const field = target.closest?.('.fjs-form-field');
    if (field?.querySelector(`.${MARK}`)) {
      unmark(field);
    }
  }, true);
}
