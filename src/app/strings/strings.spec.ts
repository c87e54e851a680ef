// SPDX-License-Identifier: MIT
import texts from '../../generated/assets/strings/strings.json';
import { format } from './strings';

type Texts = { readonly [name: string]: string | Texts };

function all(tree: Texts, prefix = ''): readonly (readonly [string, string])[] {
    return Object.entries(tree).flatMap(([name, text]): readonly (readonly [string, string])[] =>
        typeof text === 'string' ? [[prefix + name, text]] : all(text, `${prefix + name}.`)
    );
}

const own: Texts = texts.Strings.SmbSigning;

/** A value before a word in the plural, or before what agrees with a number. */
const counted =
    /\{\d\} (?:more |of (?:its|the|them) )?(?:\w+ )?(?:(?!(?:is|was|has|its|this|says|sends|reads|stores|names|leads|comes|asks|requires|does|holds|sets|opens|restores)\b)[a-z]+s|are|were|have)\b/;

/** Texts that only look like that: the value is a name, or what follows is about something else. */
const noCount: readonly RegExp[] = [
    /^ConnectionNote\./,
    /^FactValue\.(alias|serviceName|milliseconds)$/,
    /^(Page\.MadeBy|Compat\.Can|Notification\.NotChanged|Report\.UnknownGap)$/,
    /^Evidence\.(Hint|Reason\.\w+)$/,
    /^Duration\./, // two at least
    /^(Readiness\.Gathered\.\w+|Peers\.TooLong|Kept\.DaysChoice)$/, // 14 days, limits, and 90 or 400 days
    /^Self\./,
    /^Unjudged\.(more)?[cC]lusterNodes$/
];

describe('the strings', () => {
    it('have a singular form wherever a number stands before a word', () => {
        const found = all(own).filter(
            ([name, text]) => counted.test(text.replace(/\{\d\|[^{}]*\}/g, '')) && !noCount.some(one => one.test(name))
        );
        expect(found).toEqual([]);
    });

    it('say one as one, and many as many', () => {
        const { Confirm, DryRun, History, Page } = texts.Strings.SmbSigning;
        expect(format(Confirm.Title, 1)).toBe('Confirm changes (1)');
        expect(format(Confirm.Title, 2)).toBe('Confirm changes (2)');
        expect(format(DryRun.Summary, 3, 1, 1, 1)).toBe("Computers: 3. Will change: 1. No change needed: 1. Won't change: 1.");
        expect(format(History.Unreadable, 1)).toBe("1 record isn't shown, because this version can't read it.");
        expect(format(Page.FirstOnly, '500', '1,000')).toBe('The list is too long. Only the first 500 of 1,000 entries are used.');
        expect(format('{0|a|b} {1}', 0)).toBe('b {1}');
    });

    it('have both forms of each, of a value that they name', () => {
        for (const [name, text] of all(own))
            for (const [form, index] of text.matchAll(/\{(\d)\|[^{}]*\}/g)) {
                expect(form)
                    .withContext(name)
                    .toMatch(/^\{\d\|[^|]+\|[^|]+\}$/);
                expect(text).withContext(name).toContain(`{${index}}`);
            }
    });
});
