// Tasklist's own configuration file, in place of the one in its archive.

import { nameFirstOrder } from './order.js';

nameFirstOrder();

export default {
  app: { vendor: 'Policy Relay', name: 'Tasklist' },
  disableWelcomeMessage: true,
  customScripts: ['scripts/relay.js'],
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'claims the currently selected task' },
    focusFilter: { key: 'ctrl+shift+f', description: 'set the focus to the first filter in the list' },
    focusList: { key: 'ctrl+alt+l', description: 'sets the focus to the first task in the list' },
    focusForm: { key: 'ctrl+alt+f', description: 'sets the focus to the first input field in a task form' },
    startProcess: { key: 'ctrl+alt+p', description: 'opens the start process modal dialog' }
  }
};
