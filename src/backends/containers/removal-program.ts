/**
 * A program for `node -e`: removes all containers with a label as soon as its stdin ends.
 *
 * Stdin brings one JSON object: `connection`, options of `http.request` that lead to the engine, and `label`.
 * With the argument `linger` it goes on looking for them for some seconds: one may have been in the making.
 */
export const REMOVAL_PROGRAM = `
let input = '';
process.stdin.setEncoding('utf8').on('data', (text) => (input += text)).on('end', remove);
async function remove() {
  const { connection, label } = JSON.parse(input);
  const { request } = require(connection.protocol);
  const call = (method, path) => new Promise((resolve) => {
    let body = '';
    const options = { ...connection, protocol: undefined, method, path, agent: false };
    request(options, (answer) => answer.setEncoding('utf8').on('data', (text) => (body += text)).on('end', () => resolve(body)))
      .on('error', () => resolve('[]'))
      .end();
  });
  const query = '?all=true&filters=' + encodeURIComponent(JSON.stringify({ label: [label] }));
  for (let round = process.argv.includes('linger') ? 10 : 1; round > 0; round--) {
    const found = JSON.parse(await call('GET', '/containers/json' + query));
    if (Array.isArray(found)) await Promise.all(found.map(({ Id }) => call('DELETE', '/containers/' + Id + '?force=true&v=true')));
    if (round > 1) await require('timers/promises').setTimeout(500);
  }
}
`;
