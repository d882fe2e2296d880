import type { ReferenceView } from "@/lib/reference/view";
import { ActionSection, Errors } from "./action-section";
import { CallerProvider } from "./caller";
import { Contents } from "./contents";
import { EventSection } from "./event-section";
import { KeyField } from "./key-field";
import styles from "./reference-page.module.css";

/** The whole reference, readable without a script; with one, calls can be made from it. */
export function ReferencePage({ reference }: { reference: ReferenceView }) {
  const { origin, version, actions, refusals, events, demo } = reference;
  return (
    <div className={styles.page} lang="en" dir="ltr">
      <a className={styles.skip} href="#content">
        Skip to the reference
      </a>
      <CallerProvider firstKey={demo?.key ?? ""}>
        <header className={styles.side}>
          <p className={styles.brand}>
            <a href="#top">Edge API</a> <span>{version}</span>
          </p>
          <KeyField isDemo={demo !== null} />
          <p className={styles.document}>
            <a href="/public/edge/openapi.json">OpenAPI 3.1 (openapi.json)</a>
          </p>
          <nav className={styles.wide} aria-label="Contents">
            <Contents reference={reference} />
          </nav>
          <details className={styles.narrow}>
            <summary>Contents</summary>
            <nav aria-label="Contents">
              <Contents reference={reference} />
            </nav>
          </details>
        </header>
        <main id="content" className={styles.main} tabIndex={-1}>
          <h1 id="top">Edge API</h1>
          <Calling origin={origin} isDemo={demo !== null} />
          <section id="errors" className={styles.intro} aria-labelledby="errors-title">
            <h2 id="errors-title">Errors of every action</h2>
            <p>
              <code>errors</code> are sentences for people, <code>error.code</code> is for programs and never
              changes its meaning, <code>error.field</code> is the input at fault or null. A client can go by
              the status alone: repeat 429 and 503 after <code>Retry-After</code>, 500 after a while, and 409{" "}
              <code>request_in_progress</code>; correct the request for any other 4xx.
            </p>
            <Errors errors={refusals} />
          </section>
          {actions.map((action) => (
            <ActionSection key={action.name} action={action} origin={origin} demoKey={demo?.key ?? null} />
          ))}
          <section id="events" className={styles.intro} aria-labelledby="events-title">
            <h2 id="events-title">Events</h2>
            <p>
              What happens is told as events, written together with the change that they tell of.{" "}
              <code>event_id</code> is the same however often an event is seen: keep it, to work an event
              once. Times are ISO 8601 in UTC.
            </p>
          </section>
          {events.map((event) => (
            <EventSection key={event.type} event={event} />
          ))}
        </main>
      </CallerProvider>
    </div>
  );
}

function Calling({ origin, isDemo }: { origin: string; isDemo: boolean }) {
  return (
    <section id="calling" className={styles.intro} aria-labelledby="calling-title">
      <h2 id="calling-title">How to call</h2>
      <p>
        Every action is a <code>POST</code> with a JSON object to{" "}
        <code>{origin}/public/edge/&#123;action&#125;</code>, for webhooks and events to{" "}
        <code>/public/account/&#123;action&#125;</code>; <code>/apis/public/edge/&#123;action&#125;.php</code>{" "}
        is the same action under its older path. Send the key as <code>Authorization: Bearer …</code>, or as
        the field <code>api_key</code>.
      </p>
      <ul>
        <li>Amounts are decimal numbers in currency units: 15.5 dollars, 1500 yen.</li>
        <li>An id of another organization is unknown, never forbidden.</li>
        <li>
          A field that Edge does not know is ignored, and named in <code>warnings</code>.
        </li>
        <li>
          Actions that write honour <code>Idempotency-Key</code>: the same key with the same body answers what
          the first call answered, for 30 days. What may come out otherwise next time is not kept: 202, 401,
          429 and everything from 500 up.
        </li>
        <li>
          Every answer has an <code>X-Request-Id</code>: quote it when you ask for help.
        </li>
      </ul>
      {isDemo && (
        <p className={styles.demo}>
          The sandbox plays the payment providers here and no money moves: “Try it” calls with the demo
          organization’s key, and fills in the ids of earlier answers.
        </p>
      )}
    </section>
  );
}
