import type { Theme } from '@material-ui/core/styles';
import {
  Fragment,
  ReactElement,
  ReactNode,
  createElement,
  isValidElement,
} from 'react';
import { Shape } from './StateSign';
import { SignName, signs } from './signs';
import { toneColours } from './tones';

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
};

function escaped(text: string): string {
  return text.replace(/[&<"]/g, found => ESCAPES[found]);
}

/** The text of a drawing whose elements have neither state nor children of text. */
function svgText(node: ReactNode): string {
  if (Array.isArray(node)) return node.map(svgText).join('');
  if (!isValidElement(node)) return '';
  const { type, props } = node as ReactElement<Record<string, unknown>>;
  if (typeof type === 'function') {
    return svgText((type as (given: unknown) => ReactNode)(props));
  }
  const { children, ...attributes } = props;
  const inner = svgText(children as ReactNode);
  if ((type as unknown) === Fragment) return inner;
  const text = Object.entries(attributes)
    .map(([name, value]) => {
      const written = name.replace(
        /[A-Z]/g,
        letter => `-${letter.toLowerCase()}`,
      );
      return ` ${written}="${escaped(String(value))}"`;
    })
    .join('');
  return `<${String(type)}${text}>${inner}</${String(type)}>`;
}

/**
 * A sign as the image of a style: for pictures with thousands of them, where each
 * drawing of its own would cost two elements. Whoever uses it gives the name.
 */
export function signImage(theme: Theme, name: SignName): string {
  const drawing = createElement(Shape, {
    name,
    colour: toneColours(theme)[signs[name].tone],
    paper: theme.palette.background.paper,
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">${svgText(
    drawing,
  )}</svg>`;
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`;
}
