// SPDX-License-Identifier: MIT
// What the pages with a table have in common: what is searched for, and by what the rows are in order. An address holds it.

export interface TableView<C extends string> {
    readonly search: string;
    readonly sort: C;
    readonly descending: boolean;
}

/** What an address says. */
export interface AddressParameters {
    get(name: string): string | null;
}

/** What it does not know counts as not given. @param first by what the rows are in order where nothing is given */
export function tableViewOf<C extends string>(parameters: AddressParameters, columns: readonly C[], first: C): TableView<C> {
    const sort = parameters.get('sort');
    return {
        search: parameters.get('search') ?? '',
        sort: columns.find(one => one === sort) ?? first,
        descending: parameters.get('order') === 'descending'
    };
}

/** Null: not in the address. */
export function tableParameters<C extends string>(
    { search, sort, descending }: TableView<C>,
    first: C
): Readonly<Record<'search' | 'sort' | 'order', string | null>> {
    return { search: search || null, sort: sort === first ? null : sort, order: descending ? 'descending' : null };
}

/** Whether a row is found; each is where nothing is searched for. @param textsOf asked only where something is */
export function isFoundBy(search: string, textsOf: () => readonly string[]): boolean {
    const wanted = search.trim().toLowerCase();
    return wanted === '' || textsOf().some(text => text.toLowerCase().includes(wanted));
}
