// SPDX-License-Identifier: MIT

/** The lines of an export below its header, each cell by its column's name. */
export function csvRows(csv: string): Readonly<Record<string, string>>[] {
    const [columns = [], ...lines] = csv
        .replace(/^\uFEFF/, '')
        .split('\r\n')
        .filter(line => line !== '')
        .map(cellsOf);
    return lines.map(cells => Object.fromEntries(cells.map((text, index) => [columns[index] ?? `column ${index}`, text])));
}

/** Every second piece between quotation marks stands inside of a cell; two marks in a row are one that belongs to it. */
function cellsOf(line: string): readonly string[] {
    const cells = [''];
    line.split('"').forEach((piece, index, pieces) => {
        const isQuoted = index % 2 === 1;
        const [first = '', ...others] = isQuoted ? [piece] : piece.split(',');
        const mark = !isQuoted && piece === '' && index > 0 && index < pieces.length - 1 ? '"' : '';
        cells[cells.length - 1] += first + mark;
        cells.push(...others);
    });
    return cells;
}
