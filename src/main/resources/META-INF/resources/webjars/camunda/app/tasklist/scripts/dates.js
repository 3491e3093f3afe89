// Tasklist reads a date as the browser writes dates, and a time by the clock of the computer, and says neither. Beside each
// stands where that clock is, and in words what was typed.
import { readDaysStrictly } from './days.js';
import { faultOf, holdBackWhatIsRefused } from './refused.js';
import { readTimesStrictly } from './times.js';

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
  readDaysStrictly(dayInput);
  const wrongDay = faultOf(dayInput);
  if (wrongDay) {
    return `${wrongDay} ${example}.`;
  }
  const wrongTime = timeInput && faultOf(timeInput);
  if (wrongTime) {
    return `${wrongTime} Half past two in the afternoon is typed 14:30.`;
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
  const all = () => document.querySelectorAll(FIELD).forEach(show);
  const later = () => window.setTimeout(all);
  for (const event of ['input', 'change', 'focusin', 'focusout', 'click']) {
    window.addEventListener(event, later, true);
  }
  // after it: what is refused goes no further
  readTimesStrictly();
  holdBackWhatIsRefused();
  new MutationObserver(all).observe(document.body, { childList: true, subtree: true });
}
