import type { ComponentDetail } from 'backstage-plugin-perf-coverage-common';
import { createContext, useContext } from 'react';
import type { SubPage } from './useSubPage';

/** What the sub-pages of one component share. */
export interface ComponentView {
  entityRef: string;
  detail: ComponentDetail;
  /** Address of a sub-page, or of one thing on it: `to('results', id)`. */
  to(subPage: SubPage, ...items: string[]): string;
  /** Asks for everything again; what is on screen stays until it is there. */
  reload(): void;
}

const Context = createContext<ComponentView | undefined>(undefined);

export const ComponentProvider = Context.Provider;

export function useComponentView(): ComponentView {
  const view = useContext(Context);
  if (!view) {
    throw new Error('A sub-page needs a ComponentProvider around it');
  }
  return view;
}
