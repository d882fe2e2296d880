"use client";

import { Trouble } from "@/components/ui/trouble";

export default Trouble;
