// A form reads 1:30 p.m. as half past one in the night, 10:30:59 as half past ten, and empties a field in which it can read
// nothing. It never gets to see what is no time of day.
import { refuse, take } from './refused.js';

const TIME = ".fjs-form-field-datetime input[id$='-time']";
const OF_24_HOURS = /^(\d{1,2})\s?[:.h]\s?(\d{2})$/i;
const OF_12_HOURS = /^(\d{1,2})(?:\s?[:.]\s?(\d{2}))?\s?[ap]m$/i;

/** Whether it is a time of day, as the form will read it too. */
export function isTime(typed) {
  const text = typed.trim();
  const [, half, minutesOfHalf = '0'] = OF_12_HOURS.exec(text) ?? [];
  if (half) {
    return half >= 1 && half <= 12 && minutesOfHalf <= 59;
  }
  const [, hour, minutes] = OF_24_HOURS.exec(text) ?? [];
  return hour !== undefined && hour <= 23 && minutes <= 59;
}

/** The form reads what was typed once the field is left, or at Enter. */
function judge(event) {
  const input = event.target;
  if (!input.matches?.(TIME) || (event.type === 'keydown' && event.key !== 'Enter')) {
    return;
  }
  if (input.value.trim() === '' || isTime(input.value)) {
    take(input);
    return;
  }
  refuse(input, input.value, 'is no time of day');
  event.stopImmediatePropagation();
  if (event.type === 'keydown') {
    event.preventDefault();
  }
}

/** Has every field for a time read times that there are, from now on, and no others. */
export function readTimesStrictly() {
  for (const event of ['blur', 'focusout', 'keydown']) {
    window.addEventListener(event, judge, true);
  }
}
