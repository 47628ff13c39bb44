import { useEffect, useState } from 'preact/hooks';
import { useLive } from './use-live';

interface Answered<T> {
  readonly path: string;
  /** The newest answer; the last one that there was when it cannot be had any more. */
  readonly answer: T | undefined;
  readonly error: string | undefined;
}

/**
 * What the control plane answers to a path.
 *
 * @param since - it is asked anew when this is another: the `revision` of what is known where time alone changes the answer, or else
 * what has `happened`
 */
export function useAnswer<T>(path: string, since: number): Answered<T> {
  const { client } = useLive();
  const [known, setKnown] = useState<Answered<T>>({ path, answer: undefined, error: undefined });
  useEffect(() => {
    let isOver = false;
    const take = (next: Partial<Answered<T>>): void => {
      if (!isOver) setKnown((last) => ({ path, answer: last.path === path ? last.answer : undefined, error: undefined, ...next }));
    };
    client.ask<T>('GET', path).then(
      (answer) => take({ answer }),
      (error: unknown) => take({ error: (error as Error).message }),
    );
    return () => void (isOver = true);
  }, [client, path, since]);
  return known.path === path ? known : { path, answer: undefined, error: undefined };
}
