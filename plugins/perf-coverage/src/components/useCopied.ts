import { useEffect, useState } from 'react';
import useCopyToClipboard from 'react-use/lib/useCopyToClipboard';

const SHOWN_MILLISECONDS = 2000;

/** Copies text; `recent` holds for as long as it is worth saying that it was copied. */
export function useCopied(): { recent: boolean; copy(text: string): void } {
  const [copied, copy] = useCopyToClipboard();
  const [recent, setRecent] = useState(false);
  useEffect(() => {
    if (!copied.value) return undefined;
    setRecent(true);
    const timer = setTimeout(() => setRecent(false), SHOWN_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [copied]);
  return { recent, copy };
}
