// SPDX-License-Identifier: MIT
import type { Finding } from '../../domain/findings/finding';
import { format, type Strings } from '../../strings/strings';
import { dateTime } from '../../ui/texts/date-time';
import { explanationTexts } from '../../ui/texts/explanation-text';
import type { WeakerSince } from './since';

/** What became weaker since a scan, as findings. What was done from here is no reason to worry. */
export function sinceFindings(weaker: readonly WeakerSince[], strings: Strings): readonly Finding[] {
    return weaker.map(({ computer, difference, explained }) => {
        const isRecorded = explained?.by.some(({ kind }) => kind === 'change') ?? false;
        const when = difference.from === null ? strings.About.Unknown : dateTime(difference.from);
        const explanation = explained ? explanationTexts(explained, strings)[0] : undefined;
        return {
            id: 'weakerSince',
            severity: isRecorded ? 'information' : 'warning',
            direction: difference.direction,
            values: [when, explanation ?? strings.About.Unknown],
            since: { computer, isRecorded },
            source: format(strings.Findings.Scan, when)
        };
    });
}
