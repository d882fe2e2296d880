import { Text } from "@mantine/core";
import { CopyText } from "@/components/admin/kit/copy-text";
import { Facts } from "@/components/admin/kit/facts";
import { TimeText } from "@/components/admin/kit/time-text";
import type { EndpointView } from "@/lib/webhooks/view";
import { AUTHS, durationInWords, eventsInWords, waitingInWords } from "./words";

/** What an endpoint is, and how it does. */
export function EndpointFacts({ endpoint }: { endpoint: EndpointView }) {
  const { retryCount, retryDelaySeconds, failingSince, failureCount, lastStatus, lastAttemptAt } = endpoint;
  const time = (at: string | null, otherwise: string | null = null) =>
    at ? <TimeText at={at} /> : otherwise;
  return (
    <Facts
      facts={[
        ["Address", <CopyText key="url" text={endpoint.url} what="the address" />],
        [
          "Events",
          <Text key="events" span inherit style={{ overflowWrap: "anywhere" }}>
            {eventsInWords(endpoint)}
          </Text>,
        ],
        ["Waiting", waitingInWords(endpoint.waiting)],
        [
          "Last answer",
          lastAttemptAt ? (
            <>
              {lastStatus ?? "none"}, <TimeText at={lastAttemptAt} />
            </>
          ) : (
            "no event sent yet"
          ),
        ],
        ["Last success", time(endpoint.lastSuccessAt, "none yet")],
        [
          "Failing since",
          failingSince && (
            <>
              <TimeText at={failingSince} />,{" "}
              {failureCount === 1 ? "1 attempt" : `${failureCount.toLocaleString("en")} attempts in a row`}
            </>
          ),
        ],
        ["Authentication", AUTHS[endpoint.authType]],
        ["Time-out", durationInWords(endpoint.timeoutSeconds)],
        [
          "Tried again",
          retryCount === 0
            ? "never"
            : `${retryCount === 1 ? "once" : `${retryCount} times`}, none sooner than ${durationInWords(retryDelaySeconds)}`,
        ],
        ["Two secrets until", time(endpoint.rotatesUntil)],
        ["Created", time(endpoint.createdAt)],
        ["Endpoint", <CopyText key="id" text={endpoint.id} what="the endpoint's id" />],
      ]}
    />
  );
}
