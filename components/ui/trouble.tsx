"use client";

import { useEffect, useState } from "react";
import { Button } from "./button";
import { PlainPage } from "./plain-page";

type Words = { title: string; body: string; retry: string; request: string | null };

const ENGLISH: Words = {
  title: "Something went wrong on our side",
  body: "Please try again in a moment. If you have already paid, you will not be charged twice.",
  retry: "Try again",
  request: null,
};

/** The server could not show the page: the customer stays on its address, may try again, and has an id to name. */
export function Trouble() {
  const [words, setWords] = useState(ENGLISH);
  useEffect(() => {
    const { trouble } = document.body.dataset;
    if (trouble) setWords(JSON.parse(trouble) as Words);
  }, []);
  return (
    <PlainPage title={words.title}>
      <title>{words.title}</title>
      <p role="alert">{words.body}</p>
      {words.request && <small>{words.request}</small>}
      <Button look="primary" onClick={() => window.location.reload()}>
        {words.retry}
      </Button>
    </PlainPage>
  );
}
