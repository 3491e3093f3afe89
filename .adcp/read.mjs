// Reads the relay at an address with the client of the Ad Context Protocol's registry, and fails
// with a sentence for everything that the client did not get as it asked or as its types promise.
//
//   node read.mjs http://localhost:8080 a-policy a-policy-category a-word-of-its-name
import { RegistryClient } from '@adcp/sdk';

import { faultsOf } from './types.mjs';

const [baseUrl, id, category, word] = process.argv.slice(2);
const client = new RegistryClient({ baseUrl });
const faults = [];

function expect(holds, sentence) {
  if (!holds) {
    faults.push(sentence);
  }
}

const all = await client.listPolicies({ limit: 1000 });
const ids = all.policies.map((policy) => policy.policy_id);
expect(all.stats.total === ids.length, 'stats.total counts all');
expect(ids.includes(id), 'the policy is listed');
all.policies.forEach((policy) => faults.push(...faultsOf('PolicySummary', policy)));

const page = await client.listPolicies();
expect(page.policies.length === Math.min(20, ids.length), 'a page has 20');
expect(page.stats.total === ids.length, 'stats are those of all pages');
const second = await client.listPolicies({ limit: 2, offset: 1 });
expect(
  JSON.stringify(second.policies.map((policy) => policy.policy_id)) ===
    JSON.stringify(ids.slice(1, 3)),
  'a page begins at its offset',
);

const found = await client.listPolicies({ search: word, limit: 1000 });
expect(found.policies.some((policy) => policy.policy_id === id), 'search finds');
expect(found.stats.total < ids.length, 'search leaves out');
const none = await client.listPolicies({ search: 'no policy is named so' });
expect(none.policies.length === 0, 'search finds nothing where there is nothing');

const inCategory = await client.listPolicies({ policy_category: category, limit: 1000 });
expect(inCategory.policies.some((policy) => policy.policy_id === id), 'policy_category finds');
expect(
  inCategory.policies.every((policy) => policy.policy_categories.includes(category)),
  'policy_category leaves out',
);
for (const [field, value] of Object.entries({ category: 'standard', enforcement: 'should' })) {
  const some = await client.listPolicies({ [field]: value, limit: 1000 });
  expect(some.policies.every((policy) => policy[field] === value), `${field} leaves out`);
}

const policy = await client.resolvePolicy({ policy_id: id });
faults.push(...faultsOf('Policy', policy));
const pinned = await client.resolvePolicy({ policy_id: id, version: policy.version });
expect(pinned.policy === policy.policy, 'a version is pinned');
expect((await client.resolvePolicy({ policy_id: 'nope' })) === null, 'null where there is none');

const { results } = await client.resolvePoliciesBulk({ policy_ids: [id, 'nope'] });
faults.push(...faultsOf('Policy', results[id]));
expect(results.nope === null, 'null in bulk where there is none');

const history = await client.getPolicyHistory({ policy_id: id });
faults.push(...faultsOf('PolicyHistory', history));
const numbers = history.revisions.map((revision) => revision.revision_number);
expect(numbers[0] === history.total && numbers.at(-1) === 1, 'revisions run from the newest to 1');
for (const revision of history.revisions) {
  const { editor_name, edit_summary, is_rollback, created_at } = revision;
  expect(editor_name && edit_summary, 'a revision says who and what');
  expect(typeof is_rollback === 'boolean', 'a revision says whether it is a rollback');
  expect(!Number.isNaN(Date.parse(created_at)), 'a revision says when');
}
const older = await client.getPolicyHistory({ policy_id: id, limit: 1, offset: 1 });
expect(older.revisions[0].revision_number === history.total - 1, 'history begins at its offset');
expect(older.revisions.length === 1 && older.total === history.total, 'history has its limit');
expect((await client.getPolicyHistory({ policy_id: 'nope' })) === null, 'no history of nothing');

faults.forEach((fault) => console.error(fault));
process.exitCode = faults.length === 0 ? 0 : 1;
