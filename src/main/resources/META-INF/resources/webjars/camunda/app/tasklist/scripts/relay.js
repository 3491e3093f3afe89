import { comeBack, remember } from './unfinished.js';

// There is one login for everything: where a web application would show a login of its own, ours takes over.
let leaving = false;
let place = window.location.hash;

function leaveForLogin() {
  // Welcome alone writes #!/
  if (/^#!?\/login/.test(window.location.hash)) {
    if (!leaving) {
      remember(place);
    }
    leaving = true;
  } else {
    place = window.location.hash;
  }
  if (leaving) {
    // once more whenever the application has written into the address: that ends what was on its way
    window.location.assign('/login');
  }
}

window.addEventListener('hashchange', leaveForLogin);
leaveForLogin();
if (window.location.pathname.includes('/tasklist/')) {
  document.title = 'Policy Relay Tasklist';
  comeBack();
}

export default {};
