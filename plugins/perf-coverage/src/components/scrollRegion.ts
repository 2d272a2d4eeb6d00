/**
 * Props of an element that scrolls inside itself. It takes the focus, because
 * otherwise nobody could scroll it with the keyboard, and so it needs a name.
 */
export function scrollRegion(label: string) {
  return { role: 'region', 'aria-label': label, tabIndex: 0 } as const;
}
