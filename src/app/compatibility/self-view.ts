// SPDX-License-Identifier: MIT
import { selfCheck } from '../domain/negotiate/self-check';
import { inForce } from '../domain/signing-state';
import { format, Strings } from '../strings/strings';
import type { SelfTest } from './compatibility';
import { ResultView, resultView, signingText } from './result-view';

/** The self-test as the template shows it. */
export interface SelfView {
    readonly running: boolean;
    /** What is announced. */
    readonly status: string;
    readonly icon: string | null;
    readonly found: {
        readonly inForce: string;
        readonly onTheWire: string;
        readonly means: string | null;
        readonly words: string | null;
    } | null;
}

const icons = {
    agrees: 'sme-icon-completed sme-color-green',
    disagrees: 'sme-icon-errorBadge sme-color-error',
    notComparable: 'sme-icon-unknown'
} as const;

export function selfView(self: SelfTest, computer: string, strings: Strings): SelfView {
    if (self.kind !== 'done') {
        const running = self.kind === 'running';
        return { running, status: running ? format(strings.Self.Asking, computer) : '', icon: null, found: null };
    }
    const { result, configuration } = self;
    const check = selfCheck(result.outcome, configuration && configuration.inbound);
    const device: ResultView = resultView(result, configuration, strings);
    return {
        running: false,
        status: strings.Self[check],
        icon: icons[check],
        found: {
            inForce: configuration ? strings.InForce[inForce(configuration.inbound)] : strings.InForce.notReported,
            onTheWire: signingText(result.outcome, strings),
            means: check === 'notComparable' || result.outcome.kind === 'portClosed' ? device.means : null,
            words: device.words
        }
    };
}
