// What was typed into a field and is nothing that there is: it stays where it was typed, is named, and keeps the form from
// being sent.
import { faultsIn } from './faults.js';
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

function holdBack(event) {
  for (const input of refused.keys()) {
    if (!input.isConnected) {
      refused.delete(input);
    }
  }
  const [first] = refused.keys();
  if (first && (event.type === 'submit' || event.target.closest?.(SENDS))) {
    event.preventDefault();
    event.stopImmediatePropagation();
    first.scrollIntoView({ block: 'center' });
    first.focus({ preventScroll: true });
    const form = first.closest('.modal-dialog') ?? document;
    const faults = [...refused.keys()].map((input) => `“${labelOf(input)}”: ${faultOf(input)}`);
    sayNotSent(form, [...faults, ...faultsIn(form)]);
  }
}

/** Sends no form, from now on, in which something is refused. */
export function holdBackWhatIsRefused() {
  window.addEventListener('input', typeAnew, true);
  window.addEventListener('click', holdBack, true);
  window.addEventListener('submit', holdBack, true);
}
