import { valueInWords } from '../words/value-in-words';

/** The arguments of `sqs.process()`. @throws TypeError for what is no name or no function */
export function checkStart(name: unknown, start: unknown): void {
  const wrong =
    typeof name !== 'string' || name === ''
      ? `the first argument is the name of the process, as text, but is ${valueInWords(name)}`
      : typeof start !== 'function'
        ? `the second argument is a function that starts the process, but is ${valueInWords(start)}`
        : undefined;
  if (wrong !== undefined) throw new TypeError(`sqs.process: ${wrong}. Write sqs.process('worker', () => { … return stop; }).`);
}
