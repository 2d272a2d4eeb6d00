import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** Values to set in the address's query; null takes one out. */
export type AddressChange = Record<string, string | string[] | null>;

/** A query with some of its values changed; the rest stays. */
export function changedQuery(
  current: URLSearchParams,
  change: AddressChange,
): URLSearchParams {
  const next = new URLSearchParams(current);
  for (const [key, value] of Object.entries(change)) {
    next.delete(key);
    for (const item of value === null ? [] : [value].flat()) {
      if (item !== '') next.append(key, item);
    }
  }
  return next;
}

/** The address's query, a way to change it, and links that would change it. */
export function useAddress() {
  const [params, setParams] = useSearchParams();
  const change = useCallback(
    (values: AddressChange, options?: { replace?: boolean }) =>
      setParams(current => changedQuery(current, values), {
        replace: options?.replace ?? false,
        preventScrollReset: true,
      }),
    [setParams],
  );
  const linkWith = (values: AddressChange) => {
    const text = changedQuery(params, values).toString();
    return text ? `?${text}` : '?';
  };
  return { params, change, linkWith };
}
