// SPDX-License-Identifier: MIT
// The SDK's servers of the messages that an extension sends to its shell.
import { type Rpc, RpcRemoteState } from '@microsoft/windows-admin-center-sdk/core';
import { RpcObservableErrorMonitorServer } from '@microsoft/windows-admin-center-sdk/core/rpc/error-monitor/rpc-observable-error-monitor-server';
import { RpcLogSubjectServer } from '@microsoft/windows-admin-center-sdk/core/rpc/log/rpc-log-subject-server';
import type { RpcNotification } from '@microsoft/windows-admin-center-sdk/core/rpc/notification/rpc-notification-model';
import { RpcNotificationSubjectServer } from '@microsoft/windows-admin-center-sdk/core/rpc/notification/rpc-notification-subject-server';
import { RpcObservablePerformanceServer } from '@microsoft/windows-admin-center-sdk/core/rpc/performance/rpc-observable-performance-server';
import { RpcReportSubjectServer } from '@microsoft/windows-admin-center-sdk/core/rpc/report/rpc-report-subject-server';
import { RpcShellNavigateSubjectServer } from '@microsoft/windows-admin-center-sdk/core/rpc/shell-navigate/rpc-shell-navigate-subject-server';
import { RpcTelemetrySubjectServer } from '@microsoft/windows-admin-center-sdk/core/rpc/telemetry/rpc-telemetry-subject-server';
import { of } from 'rxjs';

interface Actions {
    /** The extension moved to another address of its own. */
    report(path: string): void;
    /** The extension leads to itself on another computer. */
    navigate(computer: string, path: string): void;
}

export function serve(rpc: Rpc, { report, navigate }: Actions): void {
    new RpcLogSubjectServer(rpc).subject.subscribe(({ deferred }) => deferred.resolve());
    new RpcTelemetrySubjectServer(rpc).subject.subscribe(({ deferred }) => deferred.resolve());
    new RpcObservableErrorMonitorServer(rpc).register(() => of({}) as never);
    new RpcObservablePerformanceServer(rpc).register(() => of({}) as never);
    new RpcReportSubjectServer(rpc).subject.subscribe(({ data, deferred }) => {
        if (data.status === RpcRemoteState.Active && data.path !== undefined) report(data.path);
        deferred.resolve();
    });
    new RpcNotificationSubjectServer(rpc).subject.subscribe(({ data, deferred }) => {
        show(data);
        deferred.resolve();
    });
    new RpcShellNavigateSubjectServer(rpc).subject.subscribe(({ data: { connection, tool }, deferred }) => {
        if (connection) navigate(connection.name, (tool?.nestedUrl ?? '').replace(/^\//, ''));
        deferred.resolve({ status: true });
    });
}

function show({ id, state, title, message, nodeName }: RpcNotification): void {
    const item = document.getElementById(`notification-${id}`) ?? document.createElement('li');
    item.id = `notification-${id}`;
    item.dataset['state'] = String(state);
    item.textContent = `${title} (${nodeName}): ${message}`;
    document.getElementById('notifications')?.prepend(item);
}
