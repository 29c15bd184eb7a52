import { lazy, Suspense } from "react";
import { Navigate, Route, Routes } from "react-router-dom";

// Each page by itself: an event needs no table.
const EventPage = lazy(() => import("./EventPage"));
const EventsPage = lazy(() => import("./EventsPage"));

export default function ActivityRoutes() {
  return (
    <Suspense>
      <Routes>
        <Route index element={<EventsPage />} />
        <Route path=":eventId" element={<EventPage />} />
        <Route path="*" element={<Navigate replace to="/console/activity" />} />
      </Routes>
    </Suspense>
  );
}
