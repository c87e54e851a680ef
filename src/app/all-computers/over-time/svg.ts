// SPDX-License-Identifier: MIT
// Elements of SVG, made here and not in a template: docs/threat-model.md says why. What is bound to data are numbers and texts.

type Name = 'svg' | 'g' | 'defs' | 'pattern' | 'rect' | 'path' | 'circle' | 'line' | 'text' | 'title';

/** Those that the chart needs: none of them can hold an address or a script. */
type Attribute =
    | ('class' | 'id' | 'd' | 'fill' | 'text-anchor' | 'patternUnits')
    | ('x' | 'y' | 'x1' | 'x2' | 'y1' | 'y2' | 'cx' | 'cy' | 'r' | 'width' | 'height');

/** An element with these attributes. What stands in it as a string is text. */
export function svg(
    name: Name,
    attributes: Readonly<Partial<Record<Attribute, string | number>>>,
    ...content: readonly (Element | string)[]
): SVGElement {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, String(value));
    element.append(...content);
    return element;
}
