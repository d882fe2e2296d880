"use client";

export { Trouble as default } from "@/components/ui/trouble";
