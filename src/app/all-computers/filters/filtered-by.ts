// SPDX-License-Identifier: MIT
import { format, type Strings } from '../../strings/strings';

/** What rows are filtered by, as FiltersComponent shows it. @param chosen null: all @param search what was typed */
export function filteredBy(chosen: readonly (string | null)[], search: string, { List }: Strings): readonly string[] {
    const typed = search.trim();
    return [...chosen.flatMap(one => one ?? []), ...(typed === '' ? [] : [format(List.FilteredText, typed)])];
}
