// Admin's own configuration file, in place of the one in its archive.
import '/camunda/app/tasklist/scripts/relay.js';

export default {};
