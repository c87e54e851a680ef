// SPDX-License-Identifier: MIT
import type { Lacking } from '../../domain/recommendation/advice';
import type { Strings } from '../../strings/strings';
import { doubtText } from './doubt-text';

/** What isn't known enough for advice, a sentence. */
export function lackingText(lacking: Lacking, strings: Strings): string {
    switch (lacking.of) {
        case 'logs':
            return doubtText(lacking.doubt, strings);
        case 'sources':
            return strings.Impact.Unread[lacking.source];
        default:
            return strings.Recommendation.Advice.notEnough[lacking.of];
    }
}
