// SPDX-License-Identifier: MIT
import { SelfCheck, selfCheck } from '../../domain/negotiate/self-check';
import { inForce } from '../../domain/settings/signing-state';
import { format, Strings } from '../../strings/strings';
import { DeviceResultView, deviceResultView, signingText } from '../devices/device-result-view';
import type { SelfTest } from '../devices/wire-proof';

/** The self-test as the template shows it. */
export interface SelfView {
    readonly running: boolean;
    /** What is announced. */
    readonly status: string;
    readonly icon: string | null;
    readonly found: {
        readonly inForce: string;
        readonly onTheWire: string;
        /** Who asked, and how it reached the computer. */
        readonly from: string;
        /** Why it proves no more; null where nothing has to be said. */
        readonly why: string | null;
        readonly means: string | null;
        readonly words: string | null;
    } | null;
}

const icons = {
    agrees: 'sme-icon-completed sme-color-green',
    disagrees: 'sme-icon-errorBadge sme-color-error',
    answers: 'sme-icon-unknown',
    notProven: 'sme-icon-unknown',
    notComparable: 'sme-icon-unknown'
} as const;

export function selfView(self: SelfTest, computer: string, strings: Strings): SelfView {
    if (self.kind !== 'done') {
        const status = self.kind === 'running' ? format(strings.Self.Asking, self.from) : '';
        return { running: self.kind === 'running', status, icon: null, found: null };
    }
    const { result, configuration, asking } = self;
    const check = selfCheck(result.outcome, configuration && configuration.inbound, asking);
    const device: DeviceResultView = deviceResultView(result, configuration, strings);
    return {
        running: false,
        status: strings.Self[check],
        icon: icons[check],
        found: {
            inForce: configuration ? strings.InForce[inForce(configuration.inbound)] : strings.InForce.notReported,
            onTheWire: signingText(result.outcome, strings),
            from: fromText(self, computer, strings),
            why: whyText(self, check, strings),
            means: check === 'notComparable' || result.outcome.kind === 'portClosed' ? device.means : null,
            words: device.words
        }
    };
}

type Done = Extract<SelfTest, { kind: 'done' }>;

function fromText({ from, asking, result, inVain }: Done, computer: string, { Join, Self }: Strings): string {
    const address = result.probes[result.probes.length - 1]?.address ?? null;
    const text =
        address === null || address === computer ? format(Self.Asked, from, computer) : format(Self.AskedAt, from, computer, address);
    const asked = asking === 'itself' && from === computer ? Self.AskedItself : text;
    return inVain.length === 0 ? asked : `${asked} ${format(Self.InVain, inVain.join(Join.List))}`;
}

function whyText({ from, asking }: Done, check: SelfCheck, { Self }: Strings): string | null {
    if (check === 'notProven') return format(Self.WhoAsked, from);
    return asking === 'itself' ? Self.Loopback : null;
}
