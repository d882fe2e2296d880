import { Text } from "@mantine/core";
import Link from "next/link";
import { CopyText } from "@/components/admin/kit/copy-text";
import { Facts } from "@/components/admin/kit/facts";
import { LinkButton } from "@/components/admin/kit/link-button";
import { PageHeader } from "@/components/admin/kit/page-header";
import { Section } from "@/components/admin/kit/section";
import { TimeText } from "@/components/admin/kit/time-text";
import type { ApiCallView } from "@/lib/api-log/view";
import { CallBody } from "./call-body";
import { CallStatus } from "./call-status";
import { LatencyText } from "./latency-text";

const LOG = "/admin/developers/log";

/** One call of the API: who asked for what, and what was answered. */
export function CallPage({ call }: { call: ApiCallView }) {
  const { action, status, errorCode, errorMeans, keyId, keyName, customerId, idempotencyKey } = call;
  return (
    <>
      <PageHeader
        title={action}
        about={<CallStatus status={status} />}
        actions={
          <>
            <LinkButton href={`${LOG}?${new URLSearchParams({ action })}`} variant="default">
              Other calls of {action}
            </LinkButton>
            {customerId && (
              <LinkButton href={`/admin/customers/${customerId}`} variant="default">
                Open the customer
              </LinkButton>
            )}
          </>
        }
      />
      <Section title="Call">
        <Facts
          facts={[
            ["Time (UTC)", <TimeText key="time" at={call.at} />],
            ["Latency", <LatencyText key="latency" ms={call.latencyMs} />],
            ["Error", errorCode && <Failure key="error" code={errorCode} means={errorMeans} />],
            [
              "Key",
              <Link key="key" href={`${LOG}?${new URLSearchParams({ key: keyId })}`}>
                {keyName ?? keyId}
              </Link>,
            ],
            [
              "Customer",
              customerId && (
                <Link key="customer" href={`${LOG}?${new URLSearchParams({ customer: customerId })}`}>
                  All calls about {customerId}
                </Link>
              ),
            ],
            ["Address", `POST ${call.path}`],
            [
              "Idempotency key",
              idempotencyKey && <CopyText key="once" text={idempotencyKey} what="the idempotency key" />,
            ],
            ["From", call.address || "this server"],
            ["Client", call.userAgent],
            ["Request id", <CopyText key="id" text={call.id} what="the request id" />],
          ]}
        />
      </Section>
      <Section title="Request">
        <CallBody body={call.request} label="Request" />
      </Section>
      <Section title="Response">
        <CallBody body={call.response} label="Response" />
      </Section>
    </>
  );
}

function Failure({ code, means }: { code: string; means: string | null }) {
  return (
    <>
      {code}
      {means && (
        <Text size="sm" c="dimmed">
          {means.replaceAll("`", "")}
        </Text>
      )}
    </>
  );
}
