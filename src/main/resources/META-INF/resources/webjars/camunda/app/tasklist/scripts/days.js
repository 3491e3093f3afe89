// The date picker reads 13/13/2026 as January 2027, and empties a field in which it can read nothing. A day that there is not
// stays where it was typed, is named, and keeps the form from being sent.
const SENDS = '.form-actions button, .modal-footer .btn-primary';
const PARTS = { d: 'day', j: 'day', m: 'month', n: 'month', Y: 'year', y: 'year' };
const AS_ISO = /^\d{4}-\d{1,2}-\d{1,2}$/;
const THREE_NUMBERS = /^(\d{1,4})\D+(\d{1,4})\D+(\d{1,4})\D*$/;

const refused = new Map();

/**
 * The day, as a date at midnight here; undefined where there is none.
 *
 * @param typed as the browser writes dates, or as in 2026-12-15
 * @param format the picker's, such as d/m/Y
 */
export function dayOf(typed, format) {
  const text = typed.trim();
  const numbers = THREE_NUMBERS.exec(text)?.slice(1);
  if (!numbers) {
    return undefined;
  }
  const order = AS_ISO.test(text) ? ['year', 'month', 'day'] : [...format].map((letter) => PARTS[letter]).filter(Boolean);
  const { year, month, day } = Object.fromEntries(order.map((part, place) => [part, numbers[place]]));
  if (year.length !== 4) {
    return undefined;
  }
  const date = new Date(Number(year), month - 1, Number(day));
  const isThere = date.getFullYear() === Number(year) && date.getMonth() === month - 1 && date.getDate() === Number(day);
  return isThere ? date : undefined;
}

/** Has the picker of the input read days that there are, and no others. */
export function readStrictly(input) {
  const config = input?._flatpickr?.config;
  if (config && !config.parseDate) {
    config.parseDate = (text, format) => {
      const day = dayOf(text, format);
      if (day) {
        refused.delete(input);
      } else {
        refused.set(input, text);
      }
      return day;
    };
  }
}

/** What was typed into the input and is no day; the picker has taken it away, here it comes back. */
export function refusedIn(input) {
  const typed = refused.get(input);
  if (typed !== undefined && input.value === '') {
    input.value = typed;
  }
  return typed;
}

/** The picker tells of what it takes away as if somebody had emptied the field. */
function typeAnew({ target, isTrusted }) {
  if (isTrusted || target.value !== '') {
    refused.delete(target);
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
  }
}

/** Sends no form, from now on, in which something is no day. */
export function refuseWhatIsNoDay() {
  window.addEventListener('input', typeAnew, true);
  window.addEventListener('click', holdBack, true);
  window.addEventListener('submit', holdBack, true);
}
