import { Alert, Code, Group, Text } from "@mantine/core";
import { IconShieldOff } from "@tabler/icons-react";
import { TimeText } from "@/components/admin/kit/time-text";
import { LatencyText } from "@/components/admin/log/latency-text";
import type { AttemptView } from "@/lib/webhooks/view";
import styles from "./attempt-list.module.css";
import { LastAnswer } from "./delivery-state";

/** Each post of a delivery, the newest first, with what the endpoint said. */
export function AttemptList({ attempts }: { attempts: readonly AttemptView[] }) {
  return (
    <ol className={styles.attempts} reversed>
      {[...attempts].reverse().map((attempt) => (
        <li key={attempt.number} className={styles.attempt}>
          <Group gap="sm">
            <Text span fw={600}>
              Attempt {attempt.number}
            </Text>
            <TimeText at={attempt.at} />
            <LastAnswer outcome={attempt.outcome} status={attempt.status} />
            {attempt.latencyMs !== null && (
              <Text span size="sm" c="dimmed">
                <LatencyText ms={attempt.latencyMs} />
              </Text>
            )}
          </Group>
          <Attempted attempt={attempt} />
        </li>
      ))}
    </ol>
  );
}

/** What went wrong and what was answered; nothing where all is well and the answer is empty. */
export function Attempted({ attempt }: { attempt: Pick<AttemptView, "outcome" | "error" | "answer"> }) {
  const { outcome, error, answer } = attempt;
  return (
    <>
      {outcome === "address_refused" ? (
        <AddressRefused why={error} />
      ) : (
        error && <Text size="sm">{error}</Text>
      )}
      {answer && (
        <div>
          <Text size="xs" c="dimmed" mb={4}>
            Answer, its first 2 KiB
          </Text>
          {/* Scrolls, so it must be reachable by keyboard. */}
          <Code block className={styles.answer} tabIndex={0} aria-label="What the endpoint answered">
            {answer}
          </Code>
        </div>
      )}
      {outcome === "interrupted" && !error && (
        <Text size="sm">The post was interrupted: whether it arrived is not known. It is made again.</Text>
      )}
    </>
  );
}

function AddressRefused({ why }: { why: string | null }) {
  return (
    <Alert color="red" icon={<IconShieldOff size={18} />} title="Nothing was sent: the address is refused">
      {why && <Text size="sm">{why}</Text>}
      <Text size="sm">
        Events go to public addresses only, whatever DNS says, so that nobody reaches this server’s own
        network through them. Give the endpoint an address that is open to the internet.
      </Text>
    </Alert>
  );
}
