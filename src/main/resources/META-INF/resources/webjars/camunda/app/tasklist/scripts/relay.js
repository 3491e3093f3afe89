import { tellWhoReads } from './comments.js';
import { readByTheirClock, sayWhichClock } from './dates.js';
import { keepFacts } from './facts.js';
import { sayWhatIsAskedFor } from './faults.js';
import { markWhatIsRefused } from './marks.js';
import { keepOrder } from './order.js';
import { tellNames } from './names.js';
import { places } from './places.js';
import { tellWhatIsSaid } from './said.js';
import { goWhereTheTaskIs } from './stacked.js';
import { showWhatStarted } from './started.js';
import { comeBack, remember, watch } from './unfinished.js';

// There is one login for everything: where a web application would show a login of its own, ours takes over. It is asked
// for once the application has stopped writing into its address: that would end what is on its way, and the answer to
// what was ended would still put another token in the place of the login's.
const QUIET_MS = 200;
const ASK_AGAIN_MS = 3000;
let leaving;
let place = window.location.hash;

function leaveForLogin() {
  // Welcome alone writes #!/
  const isLogin = /^#!?\/login/.test(window.location.hash);
  if (!isLogin && !leaving) {
    place = window.location.hash;
    return;
  }
  if (!leaving) {
    remember(place);
    document.documentElement.hidden = true;
  }
  clearTimeout(leaving);
  leaving = setTimeout(goToLogin, QUIET_MS);
}

function goToLogin() {
  window.location.assign('/login');
  leaving = setTimeout(goToLogin, ASK_AGAIN_MS);
}

window.addEventListener('hashchange', leaveForLogin);
leaveForLogin();
if (window.location.pathname.includes('/tasklist/')) {
  document.title = 'Policy Relay Tasklist';
  watch();
  keepFacts();
  goWhereTheTaskIs();
  sayWhichClock();
  sayWhatIsAskedFor();
  tellWhatIsSaid();
  markWhatIsRefused();
  showWhatStarted();
  tellNames();
  tellWhoReads();
  whoAmI().then((person) => {
    if (person) {
      readByTheirClock();
    }
    keepOrder(person);
    comeBack(person);
  });
}

function whoAmI() {
  return fetch('/camunda/api/admin/auth/user/default', { headers: { Accept: 'application/json' } })
    .then((answer) => (answer.ok ? answer.json() : {}))
    .then((login) => login.userId);
}

export default [places];
