"use client";

import { PageFault } from "@/components/admin/kit/page-fault";

export default PageFault;
