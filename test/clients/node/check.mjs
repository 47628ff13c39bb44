/** Runs a check, and reports it by its title when it did not fail: what scripts/clients.ts reads. */
export async function check(title, run) {
  await run();
  console.log(`checked ${title}`);
}

/** Tells which client this is. */
export function clientIs(nameAndVersion) {
  console.log(`client ${nameAndVersion}, Node.js ${process.versions.node}`);
}
