import type { JSX } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { realTimeout } from '../../system/time/real-timeout';
import type { LiveStore } from './live-store';
import type { Live } from './use-live';

interface Notice {
  readonly text: string;
  readonly isProblem: boolean;
}

/** Real time for which something that was done is told; what failed is told until it is read. */
const SHOWN_MS = 4_000;

/** Does things on the server, and tells what came of them. */
export function useNotice(store: LiveStore): { readonly notice: JSX.Element; readonly act: Live['act'] } {
  const [notice, setNotice] = useState<Notice>();
  useEffect(() => {
    if (notice === undefined || notice.isProblem) return undefined;
    return realTimeout(SHOWN_MS, () => setNotice(undefined));
  }, [notice]);
  const act = useCallback(
    async (work: () => Promise<string | undefined>): Promise<boolean> => {
      try {
        const text = await work();
        setNotice(text === undefined ? undefined : { text, isProblem: false });
        await store.refresh();
        return true;
      } catch (error) {
        setNotice({ text: (error as Error).message, isProblem: true });
        return false;
      }
    },
    [store],
  );
  const element = (
    <div class={`notice ${notice?.isProblem === true ? 'problem' : ''}`} role={notice?.isProblem === true ? 'alert' : 'status'}>
      {notice !== undefined && (
        <p>
          <span>{notice.text}</span>{' '}
          <button type="button" class="small" onClick={() => setNotice(undefined)}>
            OK
          </button>
        </p>
      )}
    </div>
  );
  return { notice: element, act };
}
