// Tasklist heads what the server refuses with "An error happened". Nothing went wrong: it was not done, and the words beneath
// say why. Where there are none, somebody has to be told what to do.
const TITLES = {
  'An error happened while submitting the task form': 'This did not complete the task',
  'The process could not be started.': 'Not started',
  'An error happened while claiming the task.': 'Not claimed',
  'An error happened while unclaiming the task.': 'Not given back',
  'An error happened while assigning the task.': 'Not passed on',
  'Could not reset the assignee.': 'Not given back',
  'An error happened while delegating the task.': 'Not passed on',
  'An error happened while resolving the task.': 'Not given back',
  'Something went wrong while saving the task': 'This was not saved',
  'The task could not be saved.': 'This was not saved'
};

// the engine's own words for it name nothing but its id
const GONE = 'The task does not exist anymore';
const WHERE_IT_WENT = ' Your /inbox says what concerns you, /changes where each change stands.';

const WITHOUT_WORDS = ' The relay gave no reason. Wait a moment and try again; if it is refused again, tell an administrator.';

/** Says of a message of Tasklist what was not done; others stay as they are. */
export function reword(message) {
  const status = message.querySelector('.status');
  const said = status?.textContent.trim();
  if (said === GONE) {
    status.textContent = 'This task is done or not yours any more.';
    message.querySelector('.message').textContent = WHERE_IT_WENT;
  } else if (TITLES[said]) {
    status.textContent = TITLES[said];
  }
}

/** Where a message of Tasklist has no words, says what to do. */
export function sayWhatNext(message) {
  const words = message.querySelector('.message');
  if (message.classList.contains('alert-danger') && words?.textContent.trim() === '') {
    words.textContent = WITHOUT_WORDS;
  }
}
