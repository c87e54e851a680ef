// SPDX-License-Identifier: MIT
// Texts about a computer's clock, and about policy by that clock. Times stand in the computer's own time zone, where that is
// known.
import type { SigningConfiguration } from '../../domain/computer/facts';
import { type Application, clockAhead, type ComesBack, offsetMinutes } from '../../domain/policy/policy-time';
import { format, Strings } from '../../strings/strings';
import { regionalTime, toTheSecond } from '../../strings/language';

/** A time as the computer's own clock shows it; where its time zone is not known, in UTC, and named so. */
export function computerTime(time: string, utcOffset: string | null, style = toTheSecond): string {
    const offset = offsetMinutes(utcOffset);
    const date = new Date(time);
    if (offset === null) return regionalTime(date, { ...style, timeZone: 'UTC', timeZoneName: 'short' });
    return regionalTime(new Date(date.getTime() + offset * 60_000), { ...style, timeZone: 'UTC' });
}

/** When policy's value comes back, as the end of a sentence. "At every refresh" has sentences of its own. */
export function comesBackWhen(back: ComesBack, utcOffset: string | null, { Policy, Duration }: Strings): string {
    switch (back.kind) {
        case 'within': {
            const { minutes, by } = back;
            if (minutes === null) return format(Policy.WhenBy, computerTime(by, utcOffset));
            const clock = computerTime(by, utcOffset, { hour: 'numeric', minute: '2-digit' });
            return format(Policy.WhenWithin, durationText(minutes, Duration), clock);
        }
        case 'due':
            return Policy.WhenDue;
        case 'setBack':
            return Policy.WhenSetBack;
        case 'unknown':
        case 'everyRefresh':
            return Policy.When;
    }
}

/** When policy was applied last, and what says so. */
export function lastAppliedText(last: Application | null, utcOffset: string | null, { About, SetBy }: Strings): string {
    if (!last) return format(SetBy.lastApplied, About.Unknown);
    return format(last.by === 'event' ? SetBy.lastAppliedEvent : SetBy.lastAppliedRsop, computerTime(last.at, utcOffset));
}

/** That the computer's clock and the browser's differ; empty where they do not. */
export function clockTexts(collectedAt: string, readAt: Date | string | null, { Clock, Duration }: Strings): string[] {
    const ahead = readAt === null ? null : clockAhead(collectedAt, readAt);
    if (ahead === null) return [];
    return [format(ahead > 0 ? Clock.Ahead : Clock.Behind, durationText(Math.abs(ahead), Duration))];
}

/** In which time zone the computer's times of policy stand; empty where it is the browser's, too. */
export function zoneTexts({ utcOffset, collectedAt }: SigningConfiguration, { Clock }: Strings): string[] {
    const offset = offsetMinutes(utcOffset);
    return offset === null || offset === -new Date(collectedAt).getTimezoneOffset() ? [] : [format(Clock.Zone, utcOffset ?? '')];
}

/** To the minute below an hour, to the half hour below two days, to the day above. */
function durationText(minutes: number, { Minutes, OneHour, Hours, Days }: Strings['Duration']): string {
    if (minutes < 55) return format(Minutes, Math.max(2, minutes));
    const halves = Math.round(minutes / 30);
    if (halves >= 96) return format(Days, Math.round(minutes / 1440));
    return halves === 2 ? OneHour : format(Hours, `${Math.floor(halves / 2)}${halves % 2 === 1 ? '½' : ''}`);
}
