// Tasklist reads a date as the browser writes dates, and a time by the clock of the computer, and says neither. Beside each
// stands in words what was typed, by that clock and by the one on which pages and mails tell this reader times.
import { readDaysStrictly } from './days.js';
import { faultOf, holdBackWhatIsRefused } from './refused.js';
import { readTimesStrictly } from './times.js';

const FIELD = '.fjs-form-field-datetime';
const HINT = 'relay-moment';
const EXAMPLE = new Date(2026, 11, 15, 9, 0);

const computer = Intl.DateTimeFormat().resolvedOptions().timeZone;
const day = { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' };
const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };

let reader = computer;

const daysAs = (date, zone) => date.toLocaleDateString('en-GB', { ...day, timeZone: zone });
const timeAs = (date, zone) => date.toLocaleTimeString('en-GB', { ...time, timeZone: zone });

/** Such as UTC+8, at that instant: the letters of a zone name several. */
function ahead(date, zone) {
  const name = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' })
    .formatToParts(date)
    .find((part) => part.type === 'timeZoneName').value;
  return name.replace('GMT', 'UTC');
}

/** Such as Kuala Lumpur (UTC+8). */
const where = (date, zone) =>
  zone.includes('/') && !zone.startsWith('Etc/')
    ? `${zone.split('/').pop().replaceAll('_', ' ')} (${ahead(date, zone)})`
    : ahead(date, zone);

const areSame = (date) => ahead(date, computer) === ahead(date, reader);

const clock = (date) =>
  `by the clock of ${areSame(date) ? where(date, reader) : `this computer, ${where(date, computer)}`}`;

/** What was typed, as a sentence. */
function told(chosen, typed) {
  const [, hour, minutes] = /^(\d{1,2}):(\d{2})$/.exec(typed) ?? [];
  const words = `That is ${daysAs(chosen, computer)}, ${typed || 'no time yet'}, ${clock(chosen)}`;
  if (hour === undefined) {
    return `${words}.`;
  }
  const at = new Date(chosen);
  at.setHours(hour, minutes);
  return areSame(at)
    ? `That is ${daysAs(at, reader)}, ${timeAs(at, reader)} ${where(at, reader)}.`
    : `${words}: ${daysAs(at, reader)}, ${timeAs(at, reader)} ${where(at, reader)}, as pages will show it.`;
}

/** What is wrong, a sentence for each input; where nothing is, what the field holds. */
function describe(field) {
  const [dayInput, timeInput] = ['date', 'time'].map((part) => field.querySelector(`input[id$="-${part}"]`));
  const picker = dayInput?._flatpickr;
  const chosen = picker?.selectedDates[0];
  const example = `The 15th of December 2026 is typed ${picker ? picker.formatDate(EXAMPLE, picker.config.dateFormat) : '2026-12-15'}.`;
  readDaysStrictly(dayInput);
  const [wrongDay, wrongTime] = [dayInput, timeInput].map((input) => input && faultOf(input));
  const wrong = [
    wrongDay && `${wrongDay} ${example}`,
    wrongTime && `${wrongTime} Half past two in the afternoon is typed 14:30.`
  ].filter(Boolean);
  if (wrong.length > 0) {
    return { wrong, words: wrong };
  }
  if (!timeInput) {
    return { wrong, words: [chosen ? `That is ${daysAs(chosen, computer)}.` : example] };
  }
  return { wrong, words: [chosen ? told(chosen, timeInput.value) : `Read ${clock(new Date())}. ${example}`] };
}

function show(field) {
  let hint = field.querySelector(`.${HINT}`);
  if (!hint) {
    hint = document.createElement('div');
    hint.className = `${HINT} fjs-form-field-description`;
    hint.setAttribute('aria-live', 'polite');
    field.append(hint);
  }
  const { wrong, words } = describe(field);
  // the form only sees that something is missing, and would say so above what is right
  field.toggleAttribute('data-relay-refuses', wrong.length > 0);
  if ([...hint.children].map((line) => line.textContent).join('\n') !== words.join('\n')) {
    hint.replaceChildren(
      ...words.map((sentence) => {
        const line = document.createElement('div');
        line.textContent = sentence;
        return line;
      }));
    hint.classList.toggle('relay-refused', wrong.length > 0);
  }
}

const all = () => document.querySelectorAll(FIELD).forEach(show);

/** Says it from now on of each field that there is. */
export function sayWhichClock() {
  const later = () => window.setTimeout(all);
  for (const event of ['input', 'change', 'focusin', 'focusout', 'click']) {
    window.addEventListener(event, later, true);
  }
  // after it: what is refused goes no further
  readTimesStrictly();
  holdBackWhatIsRefused();
  new MutationObserver(all).observe(document.body, { childList: true, subtree: true });
}

/** Asks on which clock pages tell the reader times, which is that of their team and not of their computer. */
export async function readByTheirClock() {
  const answer = await fetch('/api/reader', { headers: { Accept: 'application/json' } });
  if (answer.ok) {
    reader = (await answer.json()).zone;
    all();
  }
}
