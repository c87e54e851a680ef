// SPDX-License-Identifier: MIT
import { sample } from '../../../remote/testing/samples';
import type { SigningConfiguration } from '../../computer/facts';
import { type ChannelFacts, channelNames, type EvidenceReading } from '../reading';
import { allSources, collectedAt, daysBefore } from './logged';

const { clientAudit, clientSecurity, serverAudit, serverOperational, serverSecurity, system } = channelNames;

const channel = (name: string, facts: Partial<ChannelFacts> = {}): ChannelFacts => ({
    name,
    enabled: true,
    mode: 'Circular',
    maximumBytes: 8_388_608,
    fileBytes: 69_632,
    full: false,
    recordCount: 0,
    oldestRecord: 1,
    oldestEvent: null,
    errorId: null,
    words: null,
    ...facts
});

/** Logs that were read to their end, and say nothing. */
export const silent: EvidenceReading = {
    contract: 2,
    sources: allSources,
    since: null,
    channels: [
        channel(clientAudit),
        channel(clientSecurity),
        channel(serverAudit),
        channel(serverOperational),
        channel(serverSecurity),
        channel(system, { recordCount: 900, oldestEvent: daysBefore(90) })
    ],
    events: [],
    collectedAt
};

const srv2022 = sample('srv2022');
/** A computer that audits both directions and requires neither. */
export const audited: SigningConfiguration = {
    ...srv2022,
    outbound: {
        ...srv2022.outbound,
        required: false,
        audit: { serverDoesNotSupportSigning: true, serverDoesNotSupportEncryption: true, insecureGuestLogon: true }
    },
    inbound: {
        ...srv2022.inbound,
        required: false,
        audit: { ...srv2022.inbound.audit, clientDoesNotSupportSigning: true, insecureGuestLogon: true }
    }
};
