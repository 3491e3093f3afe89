// What was typed into a field and is nothing that there is: it stays where it was typed, is named, and keeps the form from
// being sent. So does a day without its time, of which the form would send nothing.
import { faultsIn, halvesMissingIn } from './faults.js';
import { sayNotSent } from './said.js';

const SENDS = '.form-actions button, .modal-footer .btn-primary';

const refused = new Map();

/**
 * @param typed what the field takes away again
 * @param why as the end of a sentence
 */
export function refuse(input, typed, why) {
  refused.set(input, { typed, why });
  input.setAttribute('aria-invalid', 'true');
  // at once: of a field that refuses something nothing else is said
  input.closest('.fjs-form-field')?.setAttribute('data-relay-refuses', '');
}

export function take(input) {
  refused.delete(input);
  input.removeAttribute('aria-invalid');
}

/** What is wrong with what was typed into the input, in a sentence; the field has taken it away, here it comes back. */
export function faultOf(input) {
  const fault = refused.get(input);
  if (fault && input.value === '') {
    input.value = fault.typed;
  }
  return fault && `“${fault.typed}” ${fault.why}: mend or empty it before you send the form.`;
}

const labelOf = (input) =>
  (input.labels?.[0]?.textContent ?? '').replace(/\*\s*$/, '').trim();

/** A picker tells of what it takes away as if somebody had emptied the field. */
function typeAnew({ target, isTrusted }) {
  if (refused.has(target) && (isTrusted || target.value !== '')) {
    take(target);
  }
}

const formOf = (element) => element.closest('.modal-dialog') ?? document;

function holdBack(event) {
  if (event.type !== 'submit' && !event.target.closest?.(SENDS)) {
    return;
  }
  // a dialog lies above a form that may not be in order yet
  const form = formOf(event.target);
  const wrong = [...refused.keys()].filter((input) => input.isConnected && formOf(input) === form);
  const [first] = [...wrong, ...halvesMissingIn(form)];
  if (first) {
    event.preventDefault();
    event.stopImmediatePropagation();
    sayNotSent(form, [...wrong.map((input) => `“${labelOf(input)}”: ${faultOf(input)}`), ...faultsIn(form)]);
    first.scrollIntoView({ block: 'center' });
    first.focus({ preventScroll: true });
  }
}

/** Sends no form, from now on, in which something is refused. */
export function holdBackWhatIsRefused() {
  window.addEventListener('input', typeAnew, true);
  window.addEventListener('click', holdBack, true);
  window.addEventListener('submit', holdBack, true);
}
