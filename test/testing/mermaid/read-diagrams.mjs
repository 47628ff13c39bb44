import { readFileSync } from 'node:fs';
import mermaid from 'mermaid';

// Reads a file with a list of diagrams, and writes what Mermaid's own parser makes of them:
// the participants and the messages of each, or why it is refused.

/** What a text is in, between Mermaid's reading and its drawing: `#59;` is `ﬂ°°59¶ß`. */
const plain = (text) => text.replace(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCharCode(code));

async function read(diagram) {
  try {
    await mermaid.parse(diagram);
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(diagram);
    return {
      participants: [...db.getActors().values()].map(({ name, description }) => [name, plain(description)]),
      messages: db.getMessages().map(({ from, to, message }) => [from, to, plain(message)]),
    };
  } catch (error) {
    return { refused: error.message };
  }
}

const results = [];
for (const diagram of JSON.parse(readFileSync(process.argv[2], 'utf8'))) results.push(await read(diagram));
process.stdout.write(JSON.stringify(results));
