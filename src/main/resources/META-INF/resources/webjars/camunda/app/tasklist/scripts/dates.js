// Tasklist reads a date as the browser writes dates, and a time by the clock of the computer, and says neither. Beside each
// stands where that clock is, and in words what was typed.
import { readStrictly, refusedIn, refuseWhatIsNoDay } from './days.js';

const FIELD = '.fjs-form-field-datetime';
const HINT = 'relay-moment';
const EXAMPLE = new Date(2026, 11, 15, 9, 0);

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const day = { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' };

const daysAs = (date) => date.toLocaleDateString('en-GB', day);

/** Such as UTC+8, at that instant: the letters of a zone name several. */
function ahead(date) {
  const name = new Intl.DateTimeFormat('en', { timeZoneName: 'shortOffset' })
    .formatToParts(date)
    .find((part) => part.type === 'timeZoneName').value;
  return name.replace('GMT', 'UTC');
}

/** Such as Kuala Lumpur (UTC+8). */
const where = (date) =>
  zone.includes('/') ? `${zone.split('/').pop().replaceAll('_', ' ')} (${ahead(date)})` : ahead(date);

function describe(field) {
  const [dayInput, timeInput] = ['date', 'time'].map((part) => field.querySelector(`input[id$="-${part}"]`));
  const picker = dayInput?._flatpickr;
  const chosen = picker?.selectedDates[0];
  const example = `The 15th of December 2026 is typed ${picker ? picker.formatDate(EXAMPLE, picker.config.dateFormat) : '2026-12-15'}`;
  readStrictly(dayInput);
  const refused = refusedIn(dayInput);
  if (refused !== undefined) {
    return `“${refused}” is no day that there is: mend or empty it before you send the form. ${example}.`;
  }
  if (!timeInput) {
    return chosen ? `That is ${daysAs(chosen)}.` : `${example}.`;
  }
  const clock = `by the clock of this computer, ${where(chosen ?? new Date())}`;
  return chosen ? `That is ${daysAs(chosen)}, ${timeInput.value || 'no time yet'}, ${clock}.` : `Read ${clock}. ${example}.`;
}

function show(field) {
  let hint = field.querySelector(`.${HINT}`);
  if (!hint) {
    hint = document.createElement('div');
    hint.className = `${HINT} fjs-form-field-description`;
    hint.setAttribute('aria-live', 'polite');
    field.append(hint);
  }
  const words = describe(field);
  if (hint.textContent !== words) {
    hint.textContent = words;
    hint.classList.toggle('relay-refused', words.startsWith('“'));
  }
}

/** Says it from now on of each field that there is. */
export function sayWhichClock() {
  refuseWhatIsNoDay();
  const all = () => document.querySelectorAll(FIELD).forEach(show);
  const later = () => window.setTimeout(all);
  for (const event of ['input', 'change', 'focusin', 'focusout', 'click']) {
    document.addEventListener(event, later, true);
  }
  new MutationObserver(all).observe(document.body, { childList: true, subtree: true });
}
