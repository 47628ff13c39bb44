import { readFileSync, writeFileSync } from 'node:fs';

// Gives what CHANGELOG.md has under Unreleased the version of package.json, and today's date.

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const changelog = readFileSync('CHANGELOG.md', 'utf8');
if (!changelog.includes('## [Unreleased]\n')) throw new Error('CHANGELOG.md has no heading "## [Unreleased]".');
if (!changelog.includes(`## [${version}]`)) {
  const heading = `## [Unreleased]\n\n## [${version}] - ${new Date().toISOString().slice(0, 10)}\n`;
  writeFileSync('CHANGELOG.md', changelog.replace('## [Unreleased]\n', heading));
}
