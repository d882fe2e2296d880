"use client";

import { Button, Text } from "@mantine/core";
import { useEffect, useState } from "react";
import { EmptyState } from "./empty-state";
import { PageHeader } from "./page-header";

/** In the place of a page that the server could not show; the menu stays. */
export function PageFault() {
  const [request, setRequest] = useState<string | null>(null);
  useEffect(() => setRequest(requestOfThisPage()), []);
  return (
    <div role="alert">
      <title>Not shown · Edge</title>
      <PageHeader title="Something went wrong" />
      <EmptyState
        title="This page could not be shown"
        action={<Button onClick={() => window.location.reload()}>Try again</Button>}
      >
        Something went wrong on the server. Nothing was changed by opening the page. Try again in a moment; if
        it stays so, give the request id to whoever runs this server.
        {request && (
          <Text size="sm" mt={4} style={{ overflowWrap: "anywhere" }}>
            {request}
          </Text>
        )}
      </EmptyState>
    </div>
  );
}

/** The id that came with the document: of this page only when it was not reached from another one's menu. */
function requestOfThisPage(): string | null {
  const [opened] = performance.getEntriesByType("navigation");
  const { trouble } = document.body.dataset;
  if (!opened || !trouble || new URL(opened.name).pathname !== window.location.pathname) return null;
  return (JSON.parse(trouble) as { request: string | null }).request;
}
